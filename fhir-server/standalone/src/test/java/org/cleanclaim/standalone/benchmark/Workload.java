package org.cleanclaim.standalone.benchmark;

/** One request of a load, made anew each time; true when the server answered as it should. */
@FunctionalInterface
interface Workload {

  boolean request() throws Exception;
}
