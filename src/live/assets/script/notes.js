/// In the speaker's window: who is here, and who has answered.
function followInNotes() {
  const place = make('span', { id: 'room' });
  byId('live')?.querySelector('p').append(' ', place);
  const connection = new Connection(() => { place.textContent = connection.text; });
  const room = new Room(connection, (state) => {
    const answered = state.poll ? `, ${state.poll.answered} answered${state.poll.open ? '' : ', revealed'}` : '';
    place.textContent = state.here === undefined ? '' : `${state.here} here${answered}`;
  });
  room.follow();
}
