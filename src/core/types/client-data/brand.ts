/** How a client report presents the one who wrote it. */
export interface Brand {
  name?: string;
  /** Image as a data URI. */
  logo?: string;
  /** A colour such as `#0a5c8f`. */
  accent?: string;
  prepared_by?: string;
}
