package io.holdfast.journal.redis;

import io.holdfast.journal.JournalUnavailable;
import io.holdfast.journal.Note;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Notes as JSON. */
final class NoteJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private NoteJson() {}

  static byte[] write(Note note) {
    return MAPPER.writeValueAsBytes(note);
  }

  static Note read(byte[] json) {
    try {
      return MAPPER.readValue(json, Note.class);
    } catch (JacksonException e) {
      throw new JournalUnavailable("A stored note cannot be read: " + e.getOriginalMessage(), e);
    }
  }
}
