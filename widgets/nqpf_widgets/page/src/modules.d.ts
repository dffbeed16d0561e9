declare module "*.py" {
  const text: string;
  export default text;
}

/** Put in place by assets.py. */
declare const FILES: string[];

interface Window {
  nqpfPage: import("./types.js").Page;
  nqpfEarly?: Worker;
}
