/**
 * Why nothing can move here: the key of a message, or null if nothing stands in the way.
 */
export function whyStill() {
  if (location.protocol === "file:") return "from_file";
  if (typeof Worker !== "function") return "no_worker";
  if (typeof WebAssembly !== "object") return "no_wasm";
  return null;
}
