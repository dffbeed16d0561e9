/**
 * A worker that runs Python: {id, op, ...} comes in, {id, ok} or {id, error} goes out.
 *
 * op "start" {micropython, wasm, portable}: addresses; answered when Python runs.
 * op "call" {target: "module:function", args}: ok is the text that it returns.
 * op "edit" {module, source}: replaces a module's source.
 */
import glue from "./glue.py";

/** @typedef {Record<"call" | "edit", (first: string, second: string) => string> & {tidy: () => void}} Glue */

/** @type {Promise<Glue>} */
let python;

/** @param {string} address */
async function download(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${new URL(address).pathname}`);
  return response;
}

/**
 * Hand MicroPython's loader, which fetches the file itself, the download already under way.
 * @param {string} address
 * @param {Promise<Response>} download
 */
function serve(address, download) {
  const original = self.fetch;
  self.fetch = (input, options) => (input === address ? download : original(input, options));
}

/** @param {any} fs @param {[string, string][]} files */
function write(fs, files) {
  const made = new Set();
  for (const [path, text] of files) {
    const folders = `lib/${path}`.split("/").slice(0, -1);
    folders.forEach((_, depth) => {
      const folder = `/${folders.slice(0, depth + 1).join("/")}`;
      if (!made.has(folder) && !fs.analyzePath(folder).exists) fs.mkdir(folder);
      made.add(folder);
    });
    fs.writeFile(`/lib/${path}`, text);
  }
}

/** @param {{micropython: string, wasm: string, portable: string}} addresses @returns {Promise<Glue>} */
async function start({ micropython, wasm, portable }) {
  const binary = download(wasm);
  serve(wasm, binary);
  const [{ loadMicroPython }, { files }] = await Promise.all([
    import(micropython),
    download(portable).then((response) => response.json()),
    binary,
  ]);
  const quiet = () => {};
  const interpreter = await loadMicroPython({ url: wasm, heapsize: 2 ** 22, pystack: 2 ** 14, stdout: quiet, stderr: quiet });
  write(interpreter.FS, files);
  interpreter.runPython(glue);
  const { globals } = interpreter;
  return { call: globals.get("call"), edit: globals.get("edit"), tidy: globals.get("tidy") };
}

/** @param {any} request */
async function answer({ op, ...request }) {
  if (op === "start") {
    python = start(request);
    await python;
    return "=";
  }
  const { call, edit } = await python;
  return op === "edit" ? edit(request.module, request.source) : call(request.target, JSON.stringify(request.args));
}

self.onmessage = async ({ data: { id, ...request } }) => {
  try {
    const text = await answer(request);
    const said = text.slice(1);
    self.postMessage(text[0] === "=" ? { id, ok: said } : { id, error: JSON.parse(said) });
    // Now that the page draws, nobody waits for it.
    if (request.op === "call") (await python).tidy();
  } catch (problem) {
    // Python reports its own errors above; what arrives here broke the interpreter.
    self.postMessage({ id, error: { type: "broken", message: String(problem), traceback: "" } });
  }
};
