// Reading needs none of this. It adds the choice of theme, search, copying, players of figures that move, figures at their
// full size, projecting cell by cell, and the speaker's window.
//
// Projecting is kept in the address, as #project:CELL, so that reloading stays where one is. The speaker's window is the
// page of notes, opened from here; the two pass each other numbers of cells and names of keys, which works without a
// server. Neither takes a message from any other page, and no text becomes HTML.
'use strict';

(() => {
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
