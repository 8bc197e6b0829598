// Says how many cells of a table are marked, and what can be done with them.

/** Always there, so that what comes into it is read aloud. */
export const Marked = ({ count }: { count: number }) => (
  <output className="marked help">
    {count > 0 &&
      `${count} cells marked: copy or cut them, Delete empties them, a pasted value goes into each, Ctrl and Enter fill them down from the first row.`}
  </output>
);
