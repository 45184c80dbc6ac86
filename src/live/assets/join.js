'use strict';

/// Loads the address that was asked for anew, now that the cookie is there.
const enter = () => location.replace(location.href);

/// A link on another site leads here without the cookie, which asking again sends.
const enterIfLetIn = async () => { if ((await fetch('/course.json')).ok) enter(); };

const join = async (event) => {
  event.preventDefault();
  const field = document.getElementById('code'), message = document.getElementById('message');
  message.textContent = '';
  try {
    const answer = await fetch('/join', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ code: field.value }),
    });
    if (answer.ok) return enter();
    message.textContent = (await answer.json()).error;
  } catch {
    message.textContent = 'The room does not answer. Are you on the same network as your teacher?';
  }
  field.select();
};

document.addEventListener('DOMContentLoaded', () => {
  document.getElementById('join').addEventListener('submit', join);
  enterIfLetIn().catch(() => {});
});
