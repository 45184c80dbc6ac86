/// Runs the lesson with the newest parameters wished for: one request at a time, and none waits but the newest.
class Runner {
  constructor(connection, known, onCell, onEnd) {
    Object.assign(this, { connection, known, onCell, onEnd, wanted: null, isBusy: false });
  }

  async ask(parameters) {
    this.wanted = { ...parameters };
    if (this.isBusy) return;
    this.isBusy = true;
    while (this.wanted) {
      const parameters = this.wanted;
      this.wanted = null;
      await this.run(parameters);
    }
    this.isBusy = false;
  }

  async run(parameters) {
    const painted = [];
    let end;
    try {
      end = await obtainAnswer({ lesson, parameters, known: this.known() }, (cell) => painted.push(this.onCell(cell)));
      this.connection.works();
    } catch {
      this.wanted ??= parameters;
      await this.connection.fails();
    }
    await Promise.all(painted);
    if (end?.end === 'hurried') {
      this.wanted ??= parameters;
      await later(300);
    } else if (end && end.end !== 'superseded') {
      this.onEnd(end, parameters, painted.length);
    }
  }
}
