package org.cleanclaim.plugin.site;

import org.springframework.util.ClassUtils;

/** Where the SMART app is launched, if it is installed. */
public final class AppLaunch {

  private static final String PAGE = "META-INF/resources/app/launch.html";
  private static final String USUAL = "/app/launch";

  private final String launch;

  public AppLaunch(String configured) {
    this.launch = configured == null && isInstalled() ? USUAL : configured;
  }

  /** The address below an origin; null where there is no app to launch. */
  public String url(String base) {
    if (launch == null || launch.isBlank()) {
      return null;
    }
    return launch.startsWith("/") ? base + launch : launch;
  }

  private static boolean isInstalled() {
    ClassLoader loader = ClassUtils.getDefaultClassLoader();
    return loader != null && loader.getResource(PAGE) != null;
  }
}
