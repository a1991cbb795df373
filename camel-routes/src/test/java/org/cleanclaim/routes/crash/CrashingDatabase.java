package org.cleanclaim.routes.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Dies before or after a commit, told apart by what the transaction wrote. */
final class CrashingDatabase {
  private CrashingDatabase() {}

  static DataSource of(DataSource database) {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          var given = call(database, method, arguments);
          return given instanceof Connection connection ? watched(connection) : given;
        });
  }

  private static Connection watched(Connection connection) {
    var written = new ArrayList<String>();
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if ("prepareStatement".equals(method.getName())) {
            written.add((String) arguments[0]);
          }
          if (!"commit".equals(method.getName())) {
            return call(connection, method, arguments);
          }
          before(written);
          call(connection, method, arguments);
          after(written);
          written.clear();
          CrashPoint.ANSWERED.remove();
          return null;
        });
  }

  private static void before(List<String> written) {
    if (holds(written, "insert into cleanclaim_routes.submission ")) {
      CrashPoint.C1.reached();
    }
    if (isBatch(written)) {
      CrashPoint.C2.reached();
    }
    if (isSent(written)) {
      CrashPoint.C7.reached();
    }
    if (holds(written, "insert into cleanclaim_routes.inbound ")) {
      CrashPoint.C9.reached();
    }
  }

  private static void after(List<String> written) {
    if (isBatch(written)) {
      CrashPoint.C3.reached();
    }
    if (holds(written, "set state = 'SENDING'")) {
      CrashPoint.C4.reached();
    }
    if (isSent(written)) {
      CrashPoint.C8.reached();
    }
  }

  /** An interchange that holds claims. */
  private static boolean isBatch(List<String> written) {
    return holds(written, "insert into cleanclaim_routes.interchange ")
        && holds(written, "set interchange_id = ?");
  }

  private static boolean isSent(List<String> written) {
    return CrashPoint.ANSWERED.get()
        && holds(written, "update cleanclaim_routes.interchange set state = ?")
        && holds(written, "insert into cleanclaim_routes.submission_move")
        && !holds(written, "insert into cleanclaim_routes.inbound ");
  }

  private static boolean holds(List<String> written, String part) {
    return written.stream().anyMatch(sql -> sql.contains(part));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
