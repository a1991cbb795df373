package org.cleanclaim.standalone.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** What a person sees where a page could not be shown. It repeats nothing of the request. */
@Component("error")
final class ErrorPage implements View {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><title>%1$s · Cleanclaim</title></head>
      <body><main><h1>%1$s</h1><p><a href="/">Back to the start</a></p></main></body>
      </html>
      """;

  @Override
  public String getContentType() {
    return MediaType.TEXT_HTML_VALUE;
  }

  @Override
  public void render(Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var status = HttpStatus.resolve(response.getStatus());
    response.setContentType("text/html;charset=UTF-8");
    response.getWriter().write(PAGE.formatted(status == null ? "Error" : status.getReasonPhrase()));
  }
}
