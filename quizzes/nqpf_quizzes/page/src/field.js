import { Match } from "./match.js";
import { NumberField } from "./number.js";
import { Options } from "./options.js";
import { SettingsHere, SettingsTyped } from "./settings.js";

/**
 * Where a question is answered.
 * @param {HTMLFormElement} form @param {import("./types.js").Kind} kind @param {import("./types.js").Text} text
 * @param {() => void} changed called where the answer changes without an event of the form
 * @returns {import("./types.js").Field}
 */
export function field(form, kind, text, changed) {
  if (kind === "numeric") return new NumberField(form, text);
  if (kind === "match") return new Match(form, text);
  if (kind === "explorer") return form.querySelector(".nqpf-settings") ? new SettingsHere(form, text, changed) : new SettingsTyped(form, text);
  return new Options(form, kind === "multi");
}
