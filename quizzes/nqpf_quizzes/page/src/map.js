/** @typedef {import("./types.js").Kept} Kept */
/** @typedef {import("./types.js").Text} Text */

/** The course map: says for each page how much of it is done. */
export class CourseMap {
  /** @param {ParentNode} root @param {Text} text */
  constructor(root, text) {
    this.text = text;
    /** @type {NodeListOf<HTMLElement>} */
    this.lines = root.querySelectorAll(".nqpf-done");
  }

  /** @param {Kept} kept */
  show(kept) {
    for (const line of this.lines) {
      const items = names(line.dataset.items);
      const tasks = names(line.dataset.tasks);
      const right = items.filter((id) => kept.item.get(id)?.best === "right").length;
      const tried = items.filter((id) => kept.item.has(id)).length - right;
      const done = tasks.filter((task) => kept.task.has(task)).length;
      const slipped = items.filter((id) => isSlipped(kept.item.get(id))).length;
      const isComplete = right === items.length && !slipped && done === tasks.length;
      const sentences = [this.#questions(items.length, right, tried)];
      if (slipped) sentences.push(this.text.message("map_questions_slipped", { slipped: String(slipped) }));
      sentences.push(this.#tasks(tasks.length, done));
      if (isComplete) sentences.push(this.text.message("map_complete"));
      line.dataset.complete = String(isComplete);
      line.textContent = sentences.filter(Boolean).join(" ");
    }
  }

  /** @param {number} count @param {number} right @param {number} tried */
  #questions(count, right, tried) {
    const key = tried ? "map_questions_tried" : "map_questions_done";
    return count ? this.text.message(key, { count: String(count), right: String(right), tried: String(tried) }) : "";
  }

  /** @param {number} count @param {number} done */
  #tasks(count, done) {
    return count ? this.text.message("map_tasks_done", { count: String(count), done: String(done) }) : "";
  }
}

/** Whether a question was right before, and not when it was answered last. @param {import("./types.js").Answered | undefined} entry */
function isSlipped(entry) {
  return entry?.best === "right" && entry.outcome !== "right";
}

/** @param {string | undefined} list */
function names(list) {
  return list ? list.split(" ") : [];
}
