/// What the server says of the lesson; null on a page of none.
async function describe() {
  if (!document.body.matches('.lesson')) return null;
  const response = await fetch(`${encodeURIComponent(lesson)}.json`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(await refusalOf(response));
  return response.json();
}

/// On a page of no lesson the room's state says who one is.
async function roleHere() {
  const response = await fetch('room');
  if (!response.ok) return 'alone';
  const state = await response.json();
  return 'here' in state ? 'teacher' : 'call' in state ? 'student' : 'alone';
}

/// What the page needs to know before it can begin; asked for until it comes.
async function firstAnswers() {
  for (let tries = 0; ; ++tries) {
    try {
      const description = await describe();
      return { description, role: !description ? await roleHere() : description.room ? description.role : 'alone' };
    } catch {
      await later(Math.min(1000 * 2 ** tries, 10000));
    }
  }
}

async function start() {
  const { description, role } = await firstAnswers();
  const live = new Live(description, role);
  listKeys(live.isTeacher);
  live.start();
}

document.addEventListener('DOMContentLoaded', () => {
  if (document.body.matches('.notes')) followInNotes();
  else start();
});
})();
