package org.malipo.bitpay.web;

import java.util.List;

/**
 * Why a pay button made no invoice.
 *
 * @param faults keys of what is wrong with the button
 * @param reason why the store takes no invoice as things are; empty if the button is wrong
 */
public record ButtonView(List<String> faults, String reason) {}
