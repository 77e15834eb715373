package org.malipo.access.web;

/**
 * A page that only says something, and leads to the sign-in page.
 *
 * @param title key of its message
 * @param text key of its message
 * @param value what stands for {@code {0}} in the text
 */
public record TellView(String title, String text, String value) {}
