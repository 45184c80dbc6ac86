/// Runs the lesson with the newest parameters wished for: one request at a time, and none waits but the newest. Figures that
/// move are drawn with all their frames only when films are wished for, as they take longest.
class Runner {
  constructor(connection, known, onCell, onEnd) {
    Object.assign(this, { connection, known, onCell, onEnd, wanted: null, isBusy: false });
    this.page = Math.random().toString(36).slice(2); // pages of one person do not take each other's turn
  }

  async ask(parameters, films) {
    this.wanted = { parameters: { ...parameters }, films };
    if (this.isBusy) return;
    this.isBusy = true;
    while (this.wanted) {
      const { wanted } = this;
      this.wanted = null;
      await this.run(wanted);
    }
    this.isBusy = false;
  }

  async run(wanted) {
    const painted = [];
    let end;
    try {
      end = await obtainAnswer({ lesson, ...wanted, page: this.page, known: this.known() }, (cell) => painted.push(this.onCell(cell)));
      this.connection.works();
    } catch {
      this.wanted ??= wanted;
      await this.connection.fails();
    }
    await Promise.all(painted);
    if (end?.end === 'hurried') {
      this.wanted ??= wanted;
      await later(300);
    } else if (end && end.end !== 'superseded') {
      this.onEnd(end, wanted.parameters);
    }
  }
}
