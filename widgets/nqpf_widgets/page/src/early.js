/**
 * Stands in the head of a page with an explorer. Whoever follows a link to one waits for Python, which can
 * start while the page is still being read; interpreter.js takes the worker over.
 */
if (location.hash.startsWith("#explorer-") && location.protocol !== "file:" && window.Worker && window.WebAssembly) {
  const [worker, drawing, micropython, wasm, portable] = FILES.map((file) => new URL(file, document.baseURI).href);
  const early = new Worker(worker, { type: "module" });
  early.onerror = () => delete window.nqpfEarly;
  early.postMessage({ id: 0, op: "start", micropython, wasm, portable });
  window.nqpfEarly = early;
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: drawing }));
}
