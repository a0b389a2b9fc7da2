"""What an answer says beyond its status: by its page and its address, is it what was cited?

A new notice belongs to the file of what its reader would say of it:

========================================================  ==========================================
"There is no such page"                                   ``notfound_names`` ``notfound_sentences``
"The server failed" / "Nobody has put anything here"      ``faults`` / ``placeholders``
"The domain is for sale"                                  ``parking``
"I am to pay or to register" / "to log in"                ``offers`` / ``logins``
"I am to consent, wait, update" / "It is kept for some"   ``gates``
"It is not for readers from here"                         ``fences``
"It is being worked on" / "It has had enough of me"       ``notices``
"I am to show that I am human" / "A service refuses me"   ``walls``
"I was led elsewhere", by addresses alone                 ``detours`` ``homes``
========================================================  ==========================================

What makes none of them a notice: ``prose`` (somebody reports), ``works`` (a song of that title),
``concealed`` (nobody sees it).  Texts, JSON and XML are ``plain``'s.
"""
