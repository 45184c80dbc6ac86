// A live page: the book's page, on which every parameter of the lesson is a control. A change runs the lesson again, and
// the cells that put out something else are replaced, each as it comes. In a room the teacher's page leads and those of
// the students follow, vote on predictions, and explore.
//
// The address always tells what is seen, as NAME.html?rho=0.9&controls=rho#CELL. No text becomes HTML but the outputs of
// cells, which the server has made as it made the page. The book's script runs before this one; they meet in three events:
// chalkline:replaced (an output is a new one), chalkline:step (the projector shows something else) and chalkline:key.
'use strict';

(() => {
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const lesson = decodeURIComponent(location.pathname.split('/').pop()).replace(/\.html$/, '');
const isProjecting = () => root.classList.contains('projecting');
const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const later = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });
const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/// What this tab remembers while it is open. Where the browser keeps its storage from pages it remembers nothing.
const remembered = {
  get(key) { try { return sessionStorage.getItem(`chalkline-${key}`); } catch { return null; } },
  set(key, value) { try { sessionStorage.setItem(`chalkline-${key}`, value); } catch { /* not remembered */ } },
};
