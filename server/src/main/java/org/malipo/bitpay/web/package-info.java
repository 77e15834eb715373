/** The routes of the BitPay-style API, and the pages where stores let programs in. */
@NullMarked
package org.malipo.bitpay.web;

import org.jspecify.annotations.NullMarked;
