/* Addresses and handles that are no e-mail addresses and URLs by their form. */
#ifndef FG_BLIND_CONTACTS_H
#define FG_BLIND_CONTACTS_H
#include "parse/roles.h"

/* Masks "github.com/ida", "Skype: ida.b", "@ida" and "ida (at) example (dot) org"; of names of `known` tokens less. */
void fg_blind_contacts(const fg_resume_reading *x, const bool *known, bool *masked);

/* The end of an e-mail address that begins at token i and is written in words, else i; *name its part before the sign. */
uint32_t fg_spelled_address(const fg_resume_reading *x, uint32_t i, fg_span *name);

#endif
