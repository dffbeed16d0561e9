/** What a page loads when its first explorer wakes: everything that draws and moves. */
export { wake } from "./live.js";
