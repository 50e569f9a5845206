package io.holdfast.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps notifications as long as it lives itself. */
public final class InMemoryNotificationStore implements NotificationStore {
  private final Map<String, Preferences> preferences = new LinkedHashMap<>();
  private final Map<String, Notice> notices = new LinkedHashMap<>();
  private final Map<String, Instant> due = new LinkedHashMap<>();

  @Override
  public synchronized Optional<Preferences> preferences(String person) {
    return Optional.ofNullable(preferences.get(person));
  }

  @Override
  public synchronized List<Preferences> preferences() {
    return List.copyOf(preferences.values());
  }

  @Override
  public synchronized void put(Preferences one) {
    preferences.put(one.person(), one);
  }

  @Override
  public synchronized List<Notice> add(List<Notice> added, Instant now, int most) {
    List<Notice> full = new ArrayList<>();
    for (Notice notice : added) {
      if (notices.containsKey(notice.id())) {
        continue;
      }
      if (notices.size() >= most) {
        full.add(notice);
      } else {
        notices.put(notice.id(), notice);
        due.put(notice.id(), now);
      }
    }
    return full;
  }

  @Override
  public synchronized Optional<Notice> take(Instant now, Instant until) {
    return due.entrySet().stream()
        .filter(entry -> !entry.getValue().isAfter(now))
        .min(Comparator.comparing(Map.Entry::getValue))
        .map(
            entry -> {
              entry.setValue(until);
              return notices.get(entry.getKey());
            });
  }

  @Override
  public synchronized void done(Notice notice) {
    notices.remove(notice.id());
    due.remove(notice.id());
  }

  @Override
  public synchronized void again(Notice notice, Instant at) {
    if (notices.replace(notice.id(), notice) != null) {
      due.put(notice.id(), at);
    }
  }
}
