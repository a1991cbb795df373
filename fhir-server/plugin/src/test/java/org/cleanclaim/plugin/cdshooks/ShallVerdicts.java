package org.cleanclaim.plugin.cdshooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cleanclaim.plugin.cdshooks.ShallMatrix.Requirement;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes which requirement of CDS Hooks was tested by what, and how that ended, after each run:
 * {@code target/cds-hooks-matrix.json}, a list of requirements each with its tests and a verdict,
 * {@code passed}, {@code failed}, {@code not run} or {@code not ours}.
 */
public final class ShallVerdicts implements TestExecutionListener {

  private static final Path WRITTEN = Path.of("target", "cds-hooks-matrix.json");

  private final Map<String, Boolean> passed = new ConcurrentHashMap<>();

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.getSource().orElse(null) instanceof MethodSource source) {
      Method method = source.getJavaMethod();
      if (!ShallMatrix.named(method).isEmpty()) {
        boolean well = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        passed.merge(ShallMatrix.name(method), well, Boolean::logicalAnd);
      }
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (passed.isEmpty()) {
      return;
    }
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode matrix = json.createObjectNode().put("specification", "CDS Hooks 2.0.1");
    var rows = matrix.putArray("requirements");
    var tests = ShallMatrix.tests();
    for (Requirement requirement : ShallMatrix.requirements()) {
      Map<String, Boolean> own = new TreeMap<>();
      tests
          .getOrDefault(requirement.id(), new java.util.TreeSet<>())
          .forEach(test -> own.put(test, passed.get(test)));
      ObjectNode row =
          rows.addObject()
              .put("id", requirement.id())
              .put("section", requirement.section())
              .put("actor", requirement.actor())
              .put("requirement", requirement.text())
              .put("verdict", verdict(own));
      own.keySet().forEach(row.withArray("tests")::add);
    }
    try {
      Files.createDirectories(WRITTEN.getParent());
      json.writeValue(WRITTEN.toFile(), matrix);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String verdict(Map<String, Boolean> tests) {
    if (tests.isEmpty()) {
      return "not ours";
    }
    if (tests.containsValue(false)) {
      return "failed";
    }
    return tests.containsValue(null) ? "not run" : "passed";
  }
}
