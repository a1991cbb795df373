package org.cleanclaim.plugin.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Writes down every statement that is prepared on the host's database. */
public final class StatementLog implements BeanPostProcessor {

  private final List<String> statements = new CopyOnWriteArrayList<>();

  /** What was prepared while {@code work} ran. */
  public List<String> during(Runnable work) {
    statements.clear();
    work.run();
    return List.copyOf(statements);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource database
        ? proxy(
            DataSource.class,
            database,
            made -> made instanceof Connection c ? proxy(Connection.class, c, s -> s) : made)
        : bean;
  }

  private <T> T proxy(Class<T> type, T target, UnaryOperator<Object> made) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if ("prepareStatement".equals(method.getName())) {
                statements.add((String) arguments[0]);
              }
              try {
                return made.apply(method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
