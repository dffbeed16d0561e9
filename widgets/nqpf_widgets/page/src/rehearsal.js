/** @typedef {import("./types.js").Params} Params */

/**
 * Plays moves that a reader may make, one at a time, while the browser is idle and the reader has made none: what runs
 * for the first time runs several times more slowly, and would be felt under the first drag.
 */
export class Rehearsal {
  #isOver = false;

  /** @param {import("./live.js").Live} live */
  constructor(live) {
    this.live = live;
  }

  begin() {
    const start = this.live.controls.params;
    const all = [...this.live.controls.all.values()];
    const moves = all.flatMap(({ control: { name, others } }) => others.map((value) => ({ ...start, [name]: value })));
    // The model keeps its last answers: at the end those of the state that is shown.
    this.#later([...moves, start]);
  }

  stop() {
    this.#isOver = true;
  }

  /** @param {Params[]} moves */
  #later([move, ...rest]) {
    if (!move || !("requestIdleCallback" in window)) return;
    requestIdleCallback(async () => {
      if (this.#isOver) return;
      await this.#play(move);
      this.#later(rest);
    });
  }

  /** Whoever makes the move hears of what fails in it. @param {Params} move */
  async #play(move) {
    try {
      const view = JSON.parse(await this.live.ask(move));
      if (!view.error) this.live.board.prepare(view, null);
    } catch {}
  }
}
