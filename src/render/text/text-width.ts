/** Columns that any text takes on a screen: wide letters count twice, combining ones not at all. Slow to load. */
export { default as textWidth } from "string-width";
