#include "words.h"

#include <stddef.h>

const char *const word_skills[][2] = {
    {"Kubernetes", "k8s"},
    {"JavaScript", "JS"},
    {"TypeScript", "Typescript"},
    {"PostgreSQL", "Postgres"},
    {"Amazon Web Services", "AWS"},
    {"Google Cloud Platform", "GCP"},
    {"Python", "Python 3"},
    {"Node.js", "NodeJS"},
    {"machine learning", "ML"},
    {"natural language processing", "NLP"},
    {"Terraform", "HashiCorp Terraform"},
    {"Microsoft Excel", "MS Excel"},
    {"Power BI", "PowerBI"},
    {"Salesforce", "Salesforce.com"},
    {"search engine optimization", "SEO"},
    {"customer relationship management", "CRM"},
    {"generally accepted accounting principles", "GAAP"},
    {"QuickBooks", "Quickbooks"},
    {"electronic health records", "EHR"},
    {"programmable logic controllers", "PLC"},
    {"AutoCAD", "Autocad"},
    {"SolidWorks", "Solidworks"},
    {"human resources", "HR"},
    {"Scrum", "SCRUM"},
    {"Adobe Photoshop", "Photoshop"},
    {"welding", "Welding"},
    {"forklift operation", "forklift operations"},
    {"phlebotomy", "Phlebotomy"},
    {"financial modeling", "financial modelling"},
    {"risk assessment", "risk assessments"},
    {"inventory management", "Inventory Management"},
    {"data analysis", "analysis of data"},
    {"project management", "Project Management"},
    {"Ruby on Rails", "RoR"},
    {"Apache Kafka", "Kafka"},
    {"Apache Hadoop", "Hadoop"},
    {"MongoDB", "Mongo"},
    {"C++", "C++17"},
    {"Linux", "GNU/Linux"},
    {"penetration testing", "pen testing"},
    {NULL, NULL},
};

const char *const word_verbs[] = {
    "Introduced %s and wrote the guide for new colleagues",
    "Used %s every day",
    "Responsible for %s in a team of six",
    "Improved the use of %s across two offices",
    "Worked with %s under a tight deadline",
    NULL,
};

const char *const word_titles[] = {
    "Software Engineer",
    "Data Analyst",
    "Project Manager",
    "Registered Nurse",
    "Accountant",
    "Mechanical Engineer",
    "Web Developer",
    "Office Manager",
    "Sales Manager",
    "Warehouse Supervisor",
    "Systems Administrator",
    "Graphic Designer",
    NULL,
};

const char *const word_employers[] = {
    "Northwind Ltd", "Globex GmbH", "Initrode Inc", "Hartmann & Sons", "Bluebird Services", "Vandelay LLC", NULL,
};

const char *const word_levels[] = {"Associate of Science", "Bachelor of Science", "Master of Science", "PhD", NULL};

const char *const word_fields[] = {"Computer Science",       "Accounting", "Nursing",
                                   "Mechanical Engineering", "Economics",  NULL};

const char *const word_schools[] = {"Northfield University", "Lakeside College", "Technical University of Ostfeld",
                                    "University of Marrow", NULL};

const char *const word_names[] = {
    "Emily Walsh",
    "Greg Baker",
    "Lakisha Washington",
    "Jamal Jones",
    "Aisha Rahman",
    "Mohammed Khan",
    "Wei Zhang",
    "Mei-Ling Chen",
    "Priya Sharma",
    "Rajesh Patel",
    "Olga Ivanova",
    "Dmitri Volkov",
    "Maria Gonzalez",
    "José Hernández",
    "Anna Kowalska",
    "Piotr Nowak",
    "Yuki Tanaka",
    "Hiroshi Sato",
    "Fatima Al-Sayed",
    "Omar Haddad",
    "Chloé Dubois",
    "Jean-Luc Moreau",
    "Ingrid Svensson",
    "Lars Eriksson",
    "Giulia Rossi",
    "Marco Bianchi",
    "Thanh Nguyen",
    "Linh Tran",
    "Ji-woo Kim",
    "Seo-yeon Park",
    "Adaeze Okonkwo",
    "Chinedu Eze",
    "Siobhán O'Connor",
    "Patrick Murphy",
    "Zeynep Yilmaz",
    "Mehmet Demir",
    NULL,
};

const char *const word_pronouns[] = {"she/her", "he/him", "they/them", NULL};

const char *const word_addresses[] = {"12 Elm Street, Springfield, IL 62701", "4 Harbour Road, Leeds LS1 4AP",
                                      "Lindenweg 8, 50667 Köln", "77 MG Road, Bengaluru 560001", NULL};

const char *const word_nationalities[] = {"French", "Indian", "Nigerian", "Canadian", "Brazilian", NULL};

const char *const word_certificates[] = {"PMP", "CPA", "CISSP", "Six Sigma Green Belt", NULL};

const char *const word_languages[] = {"German", "Spanish", "Mandarin", NULL};
const char *const word_spoken[] = {"German (B1)", "Spanish (fluent)", "Mandarin (basic)", NULL};

const char *const word_companies[] = {"Fernwood Group", "Castlerock Partners", "Ostara Holdings", NULL};

const char *const word_empty_bullets[] = {
    "Always happy to help out on a busy day",
    "Moved twice during that time",
    "The office was on the second floor",
    "Left on good terms",
    NULL,
};

uint32_t words_count(const char *const *list) {
    uint32_t n = 0;
    while (list[n]) n++;
    return n;
}
