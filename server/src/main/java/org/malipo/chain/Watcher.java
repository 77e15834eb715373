package org.malipo.chain;

/** A script and the group that watches it. */
public record Watcher(String group, WatchedScript script) {}
