// Stands in for www/embed/wire.ts where the engine is measured alone: what it answers is not read.

export { encode } from "../../www/embed/wire.js";

export const decode = () => undefined;
