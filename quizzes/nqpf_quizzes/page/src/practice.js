/** What a page loads when a reader first comes near practice or progress. */
export { wakePractice } from "./chapter.js";
export { wakeProgress } from "./progress.js";
