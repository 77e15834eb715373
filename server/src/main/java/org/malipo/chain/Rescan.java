package org.malipo.chain;

/**
 * Looking for what a group was paid before its scripts were watched.
 *
 * @param fromHeight the first block that is looked at
 * @param nextHeight the first one that has not been, in this pass; a further one follows when more scripts are watched
 * @param found transactions so far
 */
public record Rescan(int fromHeight, int nextHeight, int found, boolean finished) {}
