/** Where payers propose payjoins. */
@NullMarked
package org.malipo.payjoin.web;

import org.jspecify.annotations.NullMarked;
