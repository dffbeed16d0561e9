/**
 * What passes between the parts of practice, in types.
 *
 * @typedef {import("nqpf_widgets/page/src/types.js").Page} Page
 * @typedef {import("nqpf_widgets/page/src/text.js").Text} Text
 * @typedef {"choice" | "multi" | "numeric" | "match" | "explorer"} Kind
 * @typedef {"right" | "partly" | "not yet"} Outcome
 *
 * @typedef {{id: string, kind: Kind, vary?: string, stem?: string} & Record<string, any>} Item what the scorer needs
 * @typedef {Item & {values?: [string, number][]}} Drawn an item with its figures
 * @typedef {{about: string, text: string, right: boolean}} Part
 * @typedef {{outcome: Outcome | "malformed" | "unanswered", message: string, feedback: Part[], worth: [number, number], near: "" | "coarse" | "sign"}} Result
 *   of the scorer
 *
 * @typedef {object} Field where a reader answers
 * @property {() => unknown} read the answer as the scorer takes it; null if there is none
 * @property {(answer: any) => boolean} write whether the answer can be shown here
 * @property {() => void} clear
 * @property {() => void} focus
 * @property {() => string} problem a sentence on what is written and cannot be read, or ""
 * @property {() => string} missing a sentence on what is not answered, or ""
 * @property {string} first the key of the sentence for whoever has not answered
 *
 * @typedef {{answer: unknown, outcome: Outcome, best: Outcome, at: number, seed?: string}} Answered
 * @typedef {{at: number}} Done
 * @typedef {{item: Map<string, Answered>, task: Map<string, Done>}} Kept
 */

export {};
