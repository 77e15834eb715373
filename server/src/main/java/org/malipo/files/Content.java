package org.malipo.files;

/**
 * What is kept of an upload.
 *
 * @param type what it is served as
 * @param extension that goes with the type
 */
record Content(byte[] bytes, String type, String extension) {}
