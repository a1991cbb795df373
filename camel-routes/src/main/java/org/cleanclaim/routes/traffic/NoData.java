package org.cleanclaim.routes.traffic;

import com.github.kagkarlsson.scheduler.serializer.Serializer;

/** Steps carry no data but their name: nothing is ever read back as an object. */
enum NoData implements Serializer {
  INSTANCE;

  @Override
  public byte[] serialize(Object data) {
    if (data != null) {
      throw new IllegalStateException("A step carries no data.");
    }
    return null;
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] bytes) {
    if (bytes != null) {
      throw new IllegalStateException("A step carries no data.");
    }
    return null;
  }
}
