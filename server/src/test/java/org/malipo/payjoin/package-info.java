/** Payjoins that payers propose, honest ones and others. */
@NullMarked
package org.malipo.payjoin;

import org.jspecify.annotations.NullMarked;
