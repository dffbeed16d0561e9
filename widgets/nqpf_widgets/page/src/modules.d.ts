declare module "*.py" {
  const text: string;
  export default text;
}

declare module "d3" {
  export function nice(low: number, high: number, count: number): [number, number];
  export function ticks(low: number, high: number, count: number): number[];
}

interface Window {
  nqpfPage: import("./types.js").Page;
}
