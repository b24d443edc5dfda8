package dev.vigie.local;

/** One program of the platform: how it is run, and when it does its work. */
interface Program {

  ChildCommand command();

  /** Told each time before a new process of it is started. */
  default void starting() {}

  /** Asked again and again until it is true. */
  boolean ready();
}
