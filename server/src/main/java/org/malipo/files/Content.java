package org.malipo.files;

/**
 * What is kept of an upload.
 *
 * @param type what it is served as
 * @param extension that goes with the type
 */
@SuppressWarnings("ArrayRecordComponent") // passed from hand to hand once and never compared
record Content(byte[] bytes, String type, String extension) {}
