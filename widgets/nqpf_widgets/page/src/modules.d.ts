declare module "*.py" {
  const text: string;
  export default text;
}

interface Window {
  nqpfPage: import("./types.js").Page;
}
