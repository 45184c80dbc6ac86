#include "source/private_words.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>
#include <vector>

#include "text/edit_distance.hpp"
#include "text/words.hpp"

namespace chalkline::source {
namespace {

using Words = std::set<std::string, std::less<>>;

Words words_of(std::string_view text) {
  const std::vector<std::string> words = text::folded_words(text);
  return {words.begin(), words.end()};
}

/// Notes, and who speaks from them.
const Words& note_words() {
  static const Words words = words_of(
      "note notes speaker spkr presenter lecturer teacher instructor professor prof tutor tutors "
      "Notiz Notizen Anmerkung Anmerkungen Lehrer Lehrkraft Lehrperson Lehrende Dozent Dozierende "
      "Referent Sprecher "
      "Vortragende Vortragender "
      "enseignant enseignante professeur professeure orateur oratrice présentateur présentatrice "
      "conférencier formateur formatrice "
      "nota notas apuntes profesor maestro docente ponente orador presentador "
      "appunti appunto insegnante professore professoressa relatore relatrice oratore "
      "anotações anotação palestrante apresentador "
      "notitie notities aantekening aantekeningen docent leraar spreker "
      "anteckning anteckningar lärare föreläsare noter notater lærer underviser foreleser "
      "notatki notatka nauczyciel prowadzący wykładowca poznámky poznámka učitel přednášející "
      "заметка заметки преподаватель учитель лектор докладчик нотатки викладач вчитель "
      "笔记 筆記 备注 備註 教师 教師 老师 老師 讲师 講師 讲者 講者 先生 発表者 교사 강사 발표자");
  return words;
}

/// What is not for readers, and to whom it belongs.
const Words& hiding_words() {
  static const Words words = words_of(
      "private privately secret secrets internal internally hidden hide hides remove removed skip "
      "skipped unlisted confidential draft drafts unpublished invisible backstage restricted omit "
      "omitted "
      "exclude excluded suppress suppressed "
      "teaching presenting lecturing speaking remember "
      "solution solutions answer answers memo memos reminder reminders cue cues todo fixme "
      "me myself us staff faculty author authors trainer trainers grader graders ta tas "
      "geheim privat intern vertraulich versteckt verborgen verstecken ausblenden überspringen "
      "Entwurf Lösung Lösungen Antwort Antworten "
      "privé privée caché cachée masqué masquer cacher brouillon confidentiel secrète interne "
      "réponse réponses corrigé "
      "privado privada oculto oculta ocultar borrador confidencial secreto interno solución "
      "soluciones respuesta respuestas "
      "privato privata nascosto nascondi bozza riservato segreto soluzione soluzioni risposta "
      "rascunho segredo solução resposta "
      "verborgen vertrouwelijk oplossing antwoord メモ ノート 메모 노트 秘密 答案 答え");
  return words;
}

/// Which turn "for students" and "show" into their contrary.
const Words& denying_words() {
  static const Words words = words_of("not never don dont no false off without nicht pas non");
  return words;
}

/// What may stand beside the others without giving them another meaning.
const Words& filling_words() {
  static const Words words = words_of(
      "for the a an only just my our your this that these is are be to it of in on by and or with "
      "do t s please as from at all any "
      "nb cell cells part parts text slide slides section page prose markdown md raw type title "
      "tag "
      "tags tagged keep kept stay visible "
      "reader readers student students class learner learners audience public publish published "
      "exercise exercises question questions quiz homework key eyes record aloud say "
      "show shown display displayed print printed export exported true yes predict "
      "für die den der das nur mein meine ist pour le la les l mon ma est para el los las mi solo "
      "per il lo");
  return words;
}

bool is_any_of(const Words& words, std::string_view word) { return words.contains(word); }

/// The words of `text`; letters that stand apart, as in "n o t e s", are one.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  bool was_letter = false;
  for (std::string& word : text::folded_words(text)) {
    const bool is_letter = word.size() == 1;
    if (is_letter && was_letter)
      words.back() += word;
    else
      words.push_back(std::move(word));
    was_letter = is_letter;
  }
  return words;
}

/// Whether `word` is one of `words`, or a longer one that holds it: "speakernotes", "Lehrerin".
bool holds_any_of(const Words& words, const std::string& word) {
  return std::ranges::any_of(words, [&](const std::string& one) {
    return word == one || (one.size() > 4 && word.find(one) != word.npos);
  });
}

/// Words that hold or resemble those for notes, and are none.
bool is_no_note(std::string_view word) {
  static const Words words = words_of(
      "loudspeaker loudspeakers footnotes endnotes keynotes banknotes denotes connotes not node "
      "nodes none nose nope vote "
      "votes rote dote tote mote motes knot knots noted teaches notation");
  return is_any_of(words, word);
}

bool is_misspelled_note(std::string_view word) {
  if (word.size() < 3) return false;
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"note", "notes", "speaker", "teacher", "instructor"},
      [&](std::string_view one) { return text::edit_distance(word, one) <= 1; });
}

bool is_note_word(const std::string& word) {
  return !is_no_note(word) && (holds_any_of(note_words(), word) || is_misspelled_note(word));
}

/// Whether all of the words fill but one at least, of which `is_telling` is true.
template <class IsTelling>
bool says_only(const std::vector<std::string>& words, IsTelling is_telling) {
  return std::ranges::any_of(words, is_telling) &&
         std::ranges::all_of(words, [&](const std::string& word) {
           return is_telling(word) || is_any_of(hiding_words(), word) ||
                  is_any_of(denying_words(), word) || is_any_of(filling_words(), word);
         });
}

bool says_only_hidden(std::string_view text) {
  return says_only(words_in(text), [](const std::string& word) {
    return is_any_of(hiding_words(), word) || is_any_of(denying_words(), word);
  });
}

/// The parts of a title between punctuation that sets one off.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("()[]{}<>*_:;|=\"`~#!"), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace

bool names_notes(std::string_view text) {
  return std::ranges::any_of(words_in(text), is_note_word);
}

bool names_private(std::string_view text) {
  return std::ranges::any_of(words_in(text), [](const std::string& word) {
    return is_note_word(word) || holds_any_of(hiding_words(), word);
  });
}

bool is_private_title(std::string_view text) {
  return names_notes(text) || std::ranges::any_of(parts_of(text), says_only_hidden);
}

bool says_only_notes(std::string_view text) { return says_only(words_in(text), is_note_word); }

}  // namespace chalkline::source
