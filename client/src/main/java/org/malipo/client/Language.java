package org.malipo.client;

/** @param currentLanguage its name in itself */
public record Language(String code, String currentLanguage) {}
