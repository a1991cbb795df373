package org.cleanclaim.routes.gateway;

/**
 * Something the upstream has stored that the Cleanclaim server is to know.
 *
 * @param type Coverage or ClaimResponse
 * @param id at the upstream
 * @param caller in whose name it is read
 */
record WrittenNews(String type, String id, Caller caller) {

  String reference() {
    return type + "/" + id;
  }

  @Override
  public String toString() {
    return "WrittenNews[" + type + "]";
  }
}
