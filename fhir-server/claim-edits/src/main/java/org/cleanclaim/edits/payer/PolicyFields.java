package org.cleanclaim.edits.payer;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * The fields of one mapping in a file of rules, all text until asked for by type.
 *
 * <p>Every problem is noted with its line and reading goes on, so that one run tells them all.
 */
public final class PolicyFields {
  private final Node node;
  private final PolicyProblems problems;
  private final Map<String, NodeTuple> fields = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  PolicyFields(Node node, PolicyProblems problems) {
    this.node = node;
    this.problems = problems;
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String name = text(tuple.getKeyNode());
        if (name != null && fields.put(name, tuple) != null) {
          problems.add(tuple.getKeyNode(), "field '" + name + "' stands there twice.");
        }
      }
    } else {
      problems.add(node, "expected fields (name: value).");
    }
  }

  /**
   * The fields of a file's text; every scalar is text (in YAML's usual schema {@code no} is a
   * boolean and 24:30 a number). Null when it is no YAML, which is noted.
   */
  public static PolicyFields of(String yaml, PolicyProblems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(problems.file())
            .setSchema(new FailsafeSchema())
            .setMaxAliasesForCollections(0)
            .setAllowRecursiveKeys(false)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(yaml);
      if (root.isEmpty()) {
        problems.add(0, "the file is empty.");
      }
      return root.map(node -> new PolicyFields(node, problems)).orElse(null);
    } catch (MarkedYamlEngineException broken) {
      int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problems.add(line, "not YAML: " + broken.getProblem() + ".");
    } catch (YamlEngineException broken) {
      problems.add(0, "not YAML: " + broken.getMessage());
    }
    return null;
  }

  public int line(String field) {
    NodeTuple tuple = fields.get(field);
    return PolicyProblems.line(tuple == null ? node : tuple.getKeyNode());
  }

  public boolean has(String field) {
    return fields.containsKey(field);
  }

  public String text(String field) {
    Node value = value(field);
    return value == null ? null : text(value);
  }

  private Node value(String field) {
    asked.add(field);
    NodeTuple tuple = fields.get(field);
    return tuple == null ? null : tuple.getValueNode();
  }

  private String text(Node value) {
    if (value instanceof ScalarNode scalar) {
      return scalar.getValue().strip();
    }
    problems.add(value, "expected a single value.");
    return null;
  }

  /** A list of values; a single value is a list of one. */
  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(value(field))) {
      String text = text(item);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  public List<PolicyFields> list(String field) {
    return items(value(field)).stream().map(item -> new PolicyFields(item, problems)).toList();
  }

  /** The mapping below a field; null when it is absent. */
  public PolicyFields fields(String field) {
    Node value = value(field);
    return value == null ? null : new PolicyFields(value, problems);
  }

  private static List<Node> items(Node value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
  }

  /** A field turned into something by a parser; null when absent or refused. */
  public <T> T parsed(String field, String expected, Function<String, T> parser) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException refused) {
      problems.add(value(field), field + " '" + text + "' is no " + expected + ".");
      return null;
    }
  }

  /** 90d, 12w, 6m or 1y. */
  public Period period(String field) {
    return parsed(field, "duration (90d, 1y)", PolicyFields::periodOf);
  }

  private static Period periodOf(String text) {
    if (!text.matches("\\d{1,5}[dwmy]")) {
      throw new IllegalArgumentException(text);
    }
    return Period.parse("P" + text.toUpperCase(Locale.ROOT));
  }

  public BigDecimal number(String field) {
    return parsed(field, "number", BigDecimal::new);
  }

  LocalDate day(String field) {
    return parsed(field, "day (2026-07-01)", LocalDate::parse);
  }

  Boolean yesOrNo(String field) {
    return parsed(
        field,
        "true or false",
        text -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
          }
          return Boolean.valueOf(text);
        });
  }

  /** One of the words of an enum, written in lower case with dashes or as it is. */
  public <E extends Enum<E>> E word(String field, Class<E> words) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    List<String> known = new ArrayList<>();
    for (E word : words.getEnumConstants()) {
      String shown = word.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (shown.equalsIgnoreCase(text)) {
        return word;
      }
      known.add(shown);
    }
    problems.add(
        value(field),
        "%s '%s' is none of %s.%s"
            .formatted(field, text, known, PolicyProblems.didYouMean(text, known)));
    return null;
  }

  public Set<String> names() {
    return fields.keySet();
  }

  public void problem(String field, String problem) {
    NodeTuple tuple = fields.get(field);
    problems.add(tuple == null ? node : tuple.getKeyNode(), problem);
  }

  /** Every field somebody asked for, there or not. */
  Set<String> asked() {
    return asked;
  }

  /** Notes every field that nobody asked for. */
  public void refuseOthers() {
    for (Map.Entry<String, NodeTuple> field : fields.entrySet()) {
      if (!asked.contains(field.getKey())) {
        problems.add(
            field.getValue().getKeyNode(),
            "unknown field '%s'.%s"
                .formatted(field.getKey(), PolicyProblems.didYouMean(field.getKey(), asked)));
      }
    }
  }
}
