/** Columns that any text takes on a screen: wide letters count twice, combining ones not at all. Slow to load, and a bundle takes no default of a package. */
export { default as textWidth } from "string-width";
