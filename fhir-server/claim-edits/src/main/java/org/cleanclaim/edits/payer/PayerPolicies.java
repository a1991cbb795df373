package org.cleanclaim.edits.payer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cleanclaim.edits.InstalledEdits;

/** The payer policies a scrubber knows; immutable, so a change is a new set. */
public final class PayerPolicies {
  /** Id of the policy of a payer without one. */
  public static final String DEFAULT = "default";

  private static final List<String> SHIPPED =
      List.of(
          "default",
          "medicare-part-b",
          "northwind-commercial",
          "state-medicaid",
          "sunrise-advantage");

  private final Map<String, PayerPolicy> byPayerId = new HashMap<>();
  private final List<PayerPolicy> all;
  private final PayerPolicy byDefault;

  private PayerPolicies(Map<String, PayerPolicy> byId) {
    this.all = List.copyOf(new TreeMap<>(byId).values());
    this.byDefault = byId.get(DEFAULT);
    for (PayerPolicy policy : all) {
      policy.payerIds().forEach(id -> byPayerId.putIfAbsent(id, policy));
    }
    // A policy's own id is stronger than another's claim to it.
    all.forEach(policy -> byPayerId.put(policy.id(), policy));
  }

  /** The policies in the tree: Medicare, three fictitious payers, and the default. */
  public static PayerPolicies shipped() {
    return Shipped.POLICIES;
  }

  /** Read once: the files are in the jar and never change. */
  private static final class Shipped {
    static final PayerPolicies POLICIES =
        new PayerPolicies(byId(read(texts(), InstalledEdits.ids(), false)));

    static Map<String, String> texts() {
      Map<String, String> texts = new LinkedHashMap<>();
      for (String id : SHIPPED) {
        String name = id + ".yaml";
        try (InputStream in = PayerPolicies.class.getResourceAsStream("/payers/" + name)) {
          texts.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
          throw new UncheckedIOException(name, unreadable);
        }
      }
      return texts;
    }
  }

  /**
   * The policies of a folder, one YAML file each; those shipped stand where the folder has none of
   * that id.
   *
   * @throws PolicyRefused when any file is wrong; it tells every problem of every file
   */
  public static PayerPolicies load(Path folder) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.filter(PayerPolicies::isYaml).sorted().toList()) {
        texts.put(path.getFileName().toString(), text(path));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Payer folder " + folder + " cannot be read", unreadable);
    }
    Map<String, PayerPolicy> byId = byId(shipped().all);
    byId.putAll(byId(read(texts, InstalledEdits.ids(), true)));
    return new PayerPolicies(byId);
  }

  private static String text(Path path) throws IOException {
    try {
      return Files.readString(path);
    } catch (CharacterCodingException other) {
      throw new PolicyRefused(
          List.of(path.getFileName() + ": is not written in UTF-8. Save it as UTF-8."));
    }
  }

  private static boolean isYaml(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static List<PayerPolicy> read(
      Map<String, String> texts, Collection<String> editIds, boolean validates) {
    List<PayerPolicy> policies = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Map<String, String> owners = new HashMap<>();
    texts.forEach(
        (file, text) -> {
          PolicyReader reader = new PolicyReader(file, editIds, validates);
          PayerPolicy policy = reader.read(text);
          problems.addAll(reader.problems());
          if (policy != null) {
            policies.add(policy);
            claim(file, policy, owners, problems);
          }
        });
    if (!problems.isEmpty()) {
      throw new PolicyRefused(problems);
    }
    return policies;
  }

  /** Two policies for one payer would leave it to chance by which a claim is judged. */
  private static void claim(
      String file, PayerPolicy policy, Map<String, String> owners, List<String> problems) {
    List<String> ids = new ArrayList<>(policy.payerIds());
    if (!ids.contains(policy.id())) {
      ids.add(policy.id());
    }
    for (String id : ids) {
      String owner = owners.put(id, file);
      if (owner != null) {
        problems.add(file + ": payer id '" + id + "' is already that of " + owner + ".");
      }
    }
  }

  private static Map<String, PayerPolicy> byId(List<PayerPolicy> policies) {
    Map<String, PayerPolicy> byId = new LinkedHashMap<>();
    policies.forEach(policy -> byId.put(policy.id(), policy));
    return byId;
  }

  /** The policy of the payer with one of the ids; the default one when none is known. */
  public PayerPolicy find(List<String> payerIds) {
    for (int i = 0; i < payerIds.size(); i++) {
      PayerPolicy found = byPayerId.get(payerIds.get(i));
      if (found != null) {
        return found;
      }
    }
    return byDefault;
  }

  /**
   * The same policies with more edits of payers' own, by the policy's id; an id that no policy has
   * is passed over.
   */
  public PayerPolicies withRules(Map<String, List<PayerRule>> more) {
    Map<String, PayerPolicy> byId = byId(all);
    more.forEach((id, rules) -> byId.computeIfPresent(id, (same, its) -> its.withRules(rules)));
    return new PayerPolicies(byId);
  }

  /** The policy for a payer without one. */
  public PayerPolicy byDefault() {
    return byDefault;
  }

  /** Every policy, by id. */
  public List<PayerPolicy> all() {
    return all;
  }
}
