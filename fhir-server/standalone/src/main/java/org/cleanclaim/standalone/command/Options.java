package org.cleanclaim.standalone.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The words after a command's name: options, and what it is to work on. */
final class Options {

  private static final Set<String> HELP = Set.of("--help", "-h");

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> switches = new TreeSet<>();
  private final List<String> operands = new ArrayList<>();
  private boolean help;

  /**
   * Reads the words.
   *
   * @param withValue options that take a value, as {@code --name value} or {@code --name=value}
   * @param alone options that take none
   * @throws BadCommand when a word is none of them or a value is missing
   */
  static Options of(List<String> words, Set<String> withValue, Set<String> alone) {
    Options options = new Options();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (HELP.contains(word)) {
        options.help = true;
      } else if (!word.startsWith("-") || word.equals("-")) {
        options.operands.add(word);
      } else if (alone.contains(word)) {
        options.switches.add(word);
      } else if (!withValue.contains(name)) {
        throw new BadCommand("Unknown option " + word + ". --help lists them.");
      } else if (equals > 0) {
        options.values.put(name, word.substring(equals + 1));
      } else if (i + 1 < words.size()) {
        options.values.put(name, words.get(++i));
      } else {
        throw new BadCommand(word + " needs a value. --help tells which.");
      }
    }
    return options;
  }

  boolean wantsHelp() {
    return help;
  }

  boolean has(String option) {
    return switches.contains(option);
  }

  List<String> operands() {
    return operands;
  }

  /** A value as given; null when it was not. */
  String text(String option) {
    return values.get(option);
  }

  /** A folder that exists; null when it was not given. */
  Path folder(String option) {
    String text = values.get(option);
    if (text == null) {
      return null;
    }
    Path folder = Path.of(text);
    if (!Files.isDirectory(folder)) {
      throw new BadCommand(option + " " + text + " is no folder. Give one that exists.");
    }
    return folder;
  }

  /** A day; today when it was not given. */
  LocalDate day(String option) {
    String text = values.get(option);
    try {
      return text == null ? LocalDate.now() : LocalDate.parse(text);
    } catch (DateTimeException noDay) {
      throw new BadCommand(option + " " + text + " is no day. Write it as YYYY-MM-DD.");
    }
  }

  /** One of the names of an enum, in small letters; a default when it was not given. */
  <E extends Enum<E>> E word(String option, Class<E> type, E otherwise) {
    String text = values.get(option);
    if (text == null) {
      return otherwise;
    }
    for (E one : type.getEnumConstants()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
        return one;
      }
    }
    throw new BadCommand(option + " " + text + " is unknown. --help tells which there are.");
  }
}
