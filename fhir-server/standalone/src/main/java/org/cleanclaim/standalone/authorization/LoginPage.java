package org.cleanclaim.standalone.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The demo's sign-in: one button a person, no typing. */
@RestController
@Profile("demo")
class LoginPage {

  private final String page;

  LoginPage() throws IOException {
    page =
        new ClassPathResource("login.html", LoginPage.class)
            .getContentAsString(StandardCharsets.UTF_8)
            .replace("{{people}}", people());
  }

  @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
  String show(HttpServletRequest request, CsrfToken csrf) {
    return page.replace("{{csrf}}", HtmlUtils.htmlEscape(csrf.getToken()))
        .replace("{{notice}}", notice(request));
  }

  private static String notice(HttpServletRequest request) {
    return request.getParameterMap().containsKey("error")
        ? "<p role=\"alert\">That did not work. Choose one of the people below.</p>"
        : "";
  }

  private static String people() {
    return Arrays.stream(DemoUser.values()).map(LoginPage::button).collect(Collectors.joining());
  }

  private static String button(DemoUser user) {
    return """
      <li><button name="username" value="%s"><b>%s</b><span>%s</span></button></li>
    """
        .formatted(user.userName(), user.fullName(), user.work());
  }
}
