package org.cleanclaim.plugin.guard;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A request whose body was taken in already; it gives the same bytes to the next reader. */
class TakenRequest extends HttpServletRequestWrapper {

  private static final String ENCODING = "Content-Encoding";
  private static final String LENGTH = "Content-Length";

  private final BodyIntake.Taken taken;

  TakenRequest(HttpServletRequest request, BodyIntake.Taken taken) {
    super(request);
    this.taken = taken;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Bytes(new ByteArrayInputStream(taken.bytes()));
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(
        new InputStreamReader(new ByteArrayInputStream(taken.bytes()), StandardCharsets.UTF_8));
  }

  @Override
  public int getContentLength() {
    return taken.bytes().length;
  }

  @Override
  public long getContentLengthLong() {
    return taken.bytes().length;
  }

  @Override
  public String getHeader(String name) {
    if (taken.inflated() && ENCODING.equalsIgnoreCase(name)) {
      return null;
    }
    return LENGTH.equalsIgnoreCase(name)
        ? Integer.toString(taken.bytes().length)
        : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    if (!ENCODING.equalsIgnoreCase(name) && !LENGTH.equalsIgnoreCase(name)) {
      return super.getHeaders(name);
    }
    String value = getHeader(name);
    return Collections.enumeration(value == null ? List.of() : List.of(value));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> names = Collections.list(super.getHeaderNames());
    names.removeIf(name -> taken.inflated() && ENCODING.equalsIgnoreCase(name));
    return Collections.enumeration(names);
  }

  /** The bytes as a servlet reads them. */
  private static final class Bytes extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    private Bytes(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return bytes.read(buffer, offset, length);
    }

    @Override
    public int available() {
      return bytes.available();
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("The body was taken in already: read it.");
    }
  }
}
