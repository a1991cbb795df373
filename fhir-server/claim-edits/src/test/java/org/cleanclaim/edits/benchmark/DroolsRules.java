package org.cleanclaim.edits.benchmark;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/**
 * The ten edits as Drools rules over the product's own tables, one session used again and again.
 */
final class DroolsRules implements TenEdits {

  private final KieSession session;
  private final List<String> found = new ArrayList<>();
  private final List<FactHandle> handles = new ArrayList<>();

  DroolsRules(PlainRules.Tables tables) {
    KieHelper helper = new KieHelper();
    try (InputStream rules = getClass().getResourceAsStream("ten-edits.drl")) {
      helper.addContent(new String(rules.readAllBytes(), StandardCharsets.UTF_8), ResourceType.DRL);
    } catch (java.io.IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    session = helper.build().newKieSession();
    session.setGlobal("found", found);
    session.setGlobal("tables", tables);
  }

  @Override
  public List<String> judge(ClaimFacts claim) {
    fire(claim);
    return List.copyOf(found);
  }

  @Override
  public int count(ClaimFacts claim) {
    fire(claim);
    return found.size();
  }

  private void fire(ClaimFacts claim) {
    found.clear();
    handles.add(session.insert(claim));
    for (Line line : claim.lines()) {
      handles.add(session.insert(line));
    }
    session.fireAllRules();
    handles.forEach(session::delete);
    handles.clear();
  }
}
